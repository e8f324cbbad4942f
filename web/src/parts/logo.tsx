/** The mark: two peaks over a level. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
    <rect width="32" height="32" rx="7" fill="#0F5C66" />
    <path d="M6 23 13 10l4.2 7.4L19.6 13 26 23Z" fill="none" stroke="#fff" strokeWidth="2" strokeLinejoin="round" />
    <path d="M10 23h12" stroke="#8FD0CF" strokeWidth="2" strokeLinecap="round" />
  </svg>
);
