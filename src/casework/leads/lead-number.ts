/** 线〔2026〕12号: series letter, full year in six-cornered brackets, no leading zero (law.md 3.1). The bureau is the series' owner. */
export const leadNumber = (year: number, serial: number): string => `线〔${year}〕${serial}号`;
