import { InfoCircleFilled } from '@ant-design/icons';
import { Link } from 'react-router';
import { useDuplicates, type DuplicateQuestion, type LeadDraft } from '../../api/leads.ts';
import type { Duplicate } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { dateOf } from '../../parts/dates.ts';
import { useDebounced } from '../../parts/use-debounced.ts';
import css from './lead-intake.module.css';

const COMPARED = 400;
const questionOf = (d: Partial<LeadDraft>): DuplicateQuestion => ({
  place: d.place?.trim() || undefined,
  summary: d.summary?.trim().slice(0, COMPARED) || undefined,
  offenceCode: d.offenceCode,
  ...(d.party?.id ? { partyId: d.party.id } : { partyName: d.party?.name?.trim() || undefined }),
  ...(d.coordinates?.longitude !== undefined &&
    d.coordinates.latitude !== undefined && { longitude: d.coordinates.longitude, latitude: d.coordinates.latitude }),
});

/** Likely duplicates while somebody types, with the reasons the server gives; they open beside the form, so that nothing typed is lost. */
export function DuplicateBox({ draft }: { draft: Partial<LeadDraft> }) {
  const { t } = useI18n();
  const question = useDebounced(JSON.stringify(questionOf(draft)), 500);
  const found = useDuplicates(JSON.parse(question) as DuplicateQuestion).data ?? [];
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <section className={css.duplicates} aria-label={t('lead.duplicates', { n: found.length })}>
          <b>
            <InfoCircleFilled aria-hidden /> {t('lead.duplicates', { n: found.length })}
          </b>
          <ul>
            {found.slice(0, 4).map((d) => (
              <DuplicateLine key={d.lead.id} found={d} />
            ))}
          </ul>
          <p>{t('lead.duplicatesNote')}</p>
        </section>
      )}
    </div>
  );
}

function DuplicateLine({ found: { lead, reasons } }: { found: Duplicate }) {
  const { t, term, pick } = useI18n();
  return (
    <li>
      <span>
        <strong>
          <span className="num">{lead.number}</span> {[lead.partyName, lead.place].filter(Boolean).join(' · ')}
        </strong>
        <small>
          {[...reasons.map((r) => pick(r.text.zh, r.text.en)), dateOf(lead.receivedAt), term('leadStatus', lead.status)].join(' · ')}
        </small>
      </span>
      <Link to={`/leads/${lead.id}`} target="_blank">
        {t('action.look')}
      </Link>
    </li>
  );
}
