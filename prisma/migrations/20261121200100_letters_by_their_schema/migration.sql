-- Every function names where it looks for what it calls, those that hold a constant too.
ALTER FUNCTION upon_letters() SET search_path = public, pg_catalog, pg_temp;
ALTER FUNCTION between_letters() SET search_path = public, pg_catalog, pg_temp;
ALTER FUNCTION letter_forms() SET search_path = public, pg_catalog, pg_temp;
ALTER FUNCTION letter_ligatures() SET search_path = public, pg_catalog, pg_temp;
