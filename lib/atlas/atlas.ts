import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { geoContains, geoEquirectangular, geoPath } from "d3-geo";
import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { clearOf } from "./clear";

/** A point of the earth in degrees, north and east. */
export interface Point {
  latitude: number;
  longitude: number;
}

export interface Drawn {
  width: number;
  height: number;
  /** The borders of countries within the frame, as an SVG path. */
  borders: string;
  /** The names of the countries that have room for them, and where those stand. */
  names: { name: string; x: number; y: number }[];
  /** Where each of the points lies, in the same order. */
  at: { x: number; y: number }[];
}

/**
 * A map that holds some points, with room around them: the countries' borders of Natural Earth (public
 * domain) on a plain cylindrical projection, whose meridians are shortened as they are in the middle of the
 * frame. `width` and `height` in pixels. Null without a point.
 */
export async function mapOf(
  points: readonly Point[],
  width: number,
  height: number,
): Promise<Drawn | null> {
  if (points.length === 0) return null;
  const frame = frameOf(points, width / height);
  const projection = geoEquirectangular()
    .rotate([-frame.longitude, 0])
    .center([0, frame.latitude])
    .scale(((width / frame.degrees) * 180) / Math.PI)
    .translate([width / 2, height / 2])
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const world = await countries(frame.degrees > 60 ? "countries-110m.json" : "countries-50m.json");
  const path = geoPath(projection).digits(1);
  const borders = path(world) ?? "";
  const at = points.map(({ latitude, longitude }) => {
    const [x = 0, y = 0] = projection([longitude, latitude]) ?? [];
    return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  });
  const names = world.features.flatMap((country) => {
    const name = country.properties?.name;
    if (typeof name !== "string" || path.area(country) < roomFor(name)) return [];
    const [x, y] = path.centroid(country);
    const isWithin = (spot: { x: number; y: number }) => {
      const there = projection.invert?.([spot.x, spot.y]);
      return there ? geoContains(country, there) : false;
    };
    const middle = { x: Math.round(x), y: Math.round(y) };
    return [{ name, ...clearOf(name, middle, at, height, isWithin) }];
  });
  return { width, height, borders, names, at };
}

/** The pixels that a country must have for its name, and some air, to stand in it. */
function roomFor(name: string): number {
  return Math.max(6_000, (name.length * 9) ** 2 * 0.9);
}

/** The middle of some points, and how many degrees of longitude are shown: never less than a region. */
function frameOf(points: readonly Point[], ratio: number) {
  const latitudes = points.map(({ latitude }) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const { middle, across } = spanOf(points.map(({ longitude }) => longitude));
  const needed = Math.max(across * 1.3, (north - south) * 1.3 * ratio, 16);
  const degrees = Math.min(360, needed);
  const half = degrees / ratio / 2;
  const latitude = Math.min(
    90 - Math.min(half, 90),
    Math.max(Math.min(half, 90) - 90, (south + north) / 2),
  );
  return { longitude: middle, latitude, degrees };
}

/** The shortest stretch of longitudes that holds all: over the date line where that is shorter. */
function spanOf(longitudes: readonly number[]) {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b);
  let widest = { gap: -1, after: 0 };
  for (const [index, longitude] of sorted.entries()) {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360;
    if (next - longitude > widest.gap) widest = { gap: next - longitude, after: next };
  }
  const across = 360 - widest.gap;
  const middle = widest.after + across / 2;
  return { middle: ((middle + 540) % 360) - 180, across };
}

const read = new Map<string, Promise<FeatureCollection>>();

function countries(file: string): Promise<FeatureCollection> {
  const found = read.get(file) ?? readCountries(file);
  read.set(file, found);
  return found;
}

async function readCountries(file: string): Promise<FeatureCollection> {
  const path = join(/* turbopackIgnore: true */ process.cwd(), "node_modules/world-atlas", file);
  const world: Topology<{ countries: GeometryCollection }> = JSON.parse(
    await readFile(path, "utf8"),
  );
  return feature(world, world.objects.countries);
}
