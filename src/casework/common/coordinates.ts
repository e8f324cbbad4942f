import type { Problem } from '../../platform/errors.ts';

/** A position in CGCS2000, decimal degrees. */
export interface Position {
  longitude: number;
  latitude: number;
}

/** Outer bounds of Henan (110°21′–116°39′ E, 31°23′–36°22′ N). */
const HENAN = { west: 110.35, east: 116.65, south: 31.38, north: 36.37 };

const isInside = ({ longitude, latitude }: Position): boolean =>
  longitude >= HENAN.west && longitude <= HENAN.east && latitude >= HENAN.south && latitude <= HENAN.north;

/** Both coordinates or none, inside Henan's bounds; a swapped pair and projected metres are named as such. */
export function checkPosition(longitude: number | null | undefined, latitude: number | null | undefined): Problem[] {
  if (longitude == null && latitude == null) return [];
  if (longitude == null || latitude == null)
    return [
      {
        code: 'COORDINATE_INCOMPLETE',
        field: longitude == null ? 'longitude' : 'latitude',
        message: '经度和纬度应当同时填写。',
        messageEn: 'Longitude and latitude go together.',
        cure: '请补齐坐标，或者都不填写。',
      },
    ];
  if (isInside({ longitude, latitude })) return [];
  return [
    {
      code: 'OUTSIDE_HENAN',
      field: 'longitude',
      message: `坐标（${longitude}，${latitude}）不在河南省范围内（东经${HENAN.west}°至${HENAN.east}°，北纬${HENAN.south}°至${HENAN.north}°）。`,
      messageEn: `The position (${longitude}, ${latitude}) lies outside of Henan.`,
      cure: cure({ longitude, latitude }),
    },
  ];
}

function cure({ longitude, latitude }: Position): string {
  if (isInside({ longitude: latitude, latitude: longitude })) return '经度和纬度可能填反了，请对调。';
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return '这可能是投影坐标（米），请换算为2000国家大地坐标系的经纬度（度）。';
  return '请核对坐标；确在省外的，应当按管辖移送。';
}

/** Metres between two positions on the sphere (haversine): good to some metres over the distances in question. */
export function metresBetween(a: Position, b: Position): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [dLat, dLon] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}
