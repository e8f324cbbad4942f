import { Link } from 'react-router';
import type { MatterFile } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { Pairs, Section } from '../parts/sheet.tsx';
import { figure, listIn, part, words, type MatterHeading } from './head.ts';
import { MatterFrame } from './matter-frame.tsx';
import { MoneySection, OfficersSection, PartySection, RecentSection } from './overview-parts.tsx';
import { PlaceBox } from './place-box.tsx';
import css from './matter.module.css';

export const CasePage = () => <MatterFrame kind="case" overview={(file, heading) => <CaseOverview file={file} heading={heading} />} />;

function CaseOverview({ file, heading }: { file: MatterFile; heading: MatterHeading }) {
  const { t } = useI18n();
  const core = part(file, 'file') ?? file;
  const lead = part(file, 'lead');
  const facts = words(file, 'facts', 'factsSummary', 'summary') || words(core, 'facts', 'factsSummary') || words(lead, 'summary');
  return (
    <div className={css.overview}>
      <div>
        <PartySection party={part(file, 'party')} />
        {facts && (
          <Section title={t('overview.facts')}>
            <p className={css.para}>{facts}</p>
          </Section>
        )}
        <OfficersSection officers={listIn(file, 'officers')} />
        <RecentSection matterId={heading.id} />
      </div>
      <div>
        <MoneySection
          rows={[
            [t('money.market'), figure(core, 'marketValueFen')],
            [t('money.gains'), figure(core, 'illegalGainsFen')],
            [t('money.fine'), figure(core, 'fineFen'), true],
            [t('money.paid'), figure(file, 'paidFen')],
          ]}
        />
        <PlaceBox place={words(core, 'place')} longitude={figure(core, 'longitude')} latitude={figure(core, 'latitude')} />
        <Section title={t('overview.dates')}>
          <Pairs
            rows={[
              [
                t('date.discovered'),
                <time key="d" className="num">
                  {words(core, 'discoveredOn')}
                </time>,
              ],
              [t('date.filed'), words(core, 'filedOn')],
              [t('date.decided'), words(core, 'decidedOn')],
              [t('date.closed'), words(core, 'closedOn')],
            ]}
          />
        </Section>
        {lead && (
          <Section title={t('overview.related')}>
            <Link className="num" to={`/leads/${words(lead, 'id')}`}>
              {words(lead, 'number') || t('nav.leads')}
            </Link>
          </Section>
        )}
      </div>
    </div>
  );
}
