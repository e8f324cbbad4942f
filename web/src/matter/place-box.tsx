import { position } from '../parts/format.ts';
import { Section } from '../parts/sheet.tsx';
import { useI18n } from '../i18n/index.tsx';
import css from './matter.module.css';

/** Where it happened: the words and the coordinates. The picture is a sign for the spot, not a map. */
export function PlaceBox({ place, longitude, latitude }: { place: string; longitude: number | null; latitude: number | null }) {
  const { t } = useI18n();
  const at = longitude !== null && latitude !== null ? position(longitude, latitude) : null;
  if (!place && !at) return null;
  return (
    <Section title={t('overview.place')} aside={at && <span className="num">{at}</span>}>
      <div className={css.place}>
        {at && (
          <svg viewBox="0 0 340 150" preserveAspectRatio="xMidYMid slice" aria-hidden>
            {[0, 1, 2, 3, 4, 5, 6].map((i) => (
              <path
                key={i}
                d={`M-10 ${18 + i * 24} C 60 ${-16 + i * 25}, 120 ${60 + i * 17}, 190 ${16 + i * 23} S 300 ${-6 + i * 26}, 350 ${26 + i * 21}`}
                fill="none"
                stroke="#D3DFD5"
              />
            ))}
            <circle cx="170" cy="70" r="26" fill="#B3261E18" stroke="#B3261E" strokeDasharray="4 4" />
            <path d="M170 82c-7-9-10-13-10-18a10 10 0 0 1 20 0c0 5-3 9-10 18Z" fill="#B3261E" />
            <circle cx="170" cy="64" r="3.6" fill="#fff" />
          </svg>
        )}
        <p>{place || at}</p>
      </div>
    </Section>
  );
}
