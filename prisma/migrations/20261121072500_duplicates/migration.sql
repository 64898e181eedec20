-- Incidents that may be one are looked for among those of the same place.
CREATE INDEX incident_place_by_name ON incident_place (lower(name));
