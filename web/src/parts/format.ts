const MONEY = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Integer fen as yuan with two decimals and thousands. */
export const yuan = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '—' : MONEY.format(fen / 100));

export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`;
}

/** 34.43861, 113.24182 → 113.2418°E 34.4386°N */
export const position = (longitude: number, latitude: number): string =>
  `${Math.abs(longitude).toFixed(4)}°${longitude < 0 ? 'W' : 'E'} ${Math.abs(latitude).toFixed(4)}°${latitude < 0 ? 'S' : 'N'}`;

const WHOLE = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });

/** A count with thousands: 14210 → 14,210. */
export const whole = (count: number): string => WHOLE.format(count);
