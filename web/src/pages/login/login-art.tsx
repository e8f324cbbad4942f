/** Contour lines of a quarry hill, drawn once from sines: no picture to load. */
const LINES = Array.from({ length: 21 }, (_, i) => {
  const y = 60 + i * 42;
  const peak = 190 - i * 6;
  return `M-20 ${y + 120} C 80 ${y + 40}, 170 ${y + 150}, 270 ${y + 100} S 400 ${y - peak + 60}, 520 ${y - peak / 2} S 760 ${y + 130}, 1000 ${y + 60}`;
});

export const Contours = () => (
  <svg viewBox="0 0 850 768" preserveAspectRatio="xMidYMid slice" aria-hidden>
    {LINES.map((d, i) => (
      <path key={i} d={d} fill="none" stroke="#8FD0CF" strokeOpacity={0.1 + i * 0.022} strokeWidth="1.2" />
    ))}
  </svg>
);
