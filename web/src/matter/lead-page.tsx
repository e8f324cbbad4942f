import { Link } from 'react-router';
import type { MatterFile } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from '../parts/dates.ts';
import { Pairs, Section, Tag } from '../parts/sheet.tsx';
import { figure, listIn, part, words, type MatterHeading } from './head.ts';
import { MatterFrame } from './matter-frame.tsx';
import { OfficersSection, PartySection, RecentSection } from './overview-parts.tsx';
import { PlaceBox } from './place-box.tsx';
import { SealedReporter } from './sealed-reporter.tsx';
import css from './matter.module.css';

export const LeadPage = () => <MatterFrame kind="lead" overview={(file, heading) => <LeadOverview file={file} heading={heading} />} />;

function LeadOverview({ file, heading }: { file: MatterFile; heading: MatterHeading }) {
  const { t, term } = useI18n();
  const caseId = words(file, 'caseId');
  const linked = listIn(file, 'linked');
  return (
    <div className={css.overview}>
      <div>
        <Section title={t('lead.facts')}>
          <p className={css.para}>{words(file, 'summary')}</p>
        </Section>
        <Section title={t('lead.source')}>
          <Pairs
            rows={[
              [t('lead.channel'), term('channel', words(file, 'channel'))],
              [t('lead.offence'), term('offence', heading.causeCode)],
              [t('lead.hasRight'), term('known', words(file, 'hasRight'))],
              [t('lead.hasPermit'), term('known', words(file, 'hasPermit'))],
              [
                t('lead.isOngoing'),
                file['isOngoing'] === true && (
                  <Tag key="o" tone="amber">
                    {t('lead.goingOn')}
                  </Tag>
                ),
              ],
              [
                t('lead.receivedAt'),
                <time key="r" className="num">
                  {instantOf(words(file, 'receivedAt'))}
                </time>,
              ],
              [
                t('lead.registeredAt'),
                <time key="g" className="num">
                  {instantOf(words(file, 'registeredAt', 'createdAt'))}
                </time>,
              ],
              [t('date.discovered'), words(file, 'discoveredOn')],
              [t('lead.status'), <Tag key="s">{term('leadStatus', words(file, 'status'))}</Tag>],
            ]}
          />
        </Section>
        <PartySection party={part(file, 'party') ?? (words(file, 'partyName') ? { name: words(file, 'partyName') } : null)} />
        <OfficersSection officers={listIn(file, 'officers')} />
        <RecentSection matterId={heading.id} />
      </div>
      <div>
        <PlaceBox place={words(file, 'place')} longitude={figure(file, 'longitude')} latitude={figure(file, 'latitude')} />
        <Section title={t('lead.reporter')}>
          {file['hasReporter'] === true ? <SealedReporter leadId={heading.id} /> : <p className={css.none}>{t('lead.noReporter')}</p>}
        </Section>
        {(caseId || linked.length > 0) && (
          <Section title={t('overview.related')}>
            {caseId && (
              <p>
                <Link to={`/cases/${caseId}`}>{t('lead.toCase')}</Link>
              </p>
            )}
            {linked.map((l) => (
              <p key={words(l, 'id')}>
                <Link className="num" to={`/leads/${words(l, 'id')}`}>
                  {words(l, 'number')}
                </Link>{' '}
                {term('linked', words(l, 'relation'))}
              </p>
            ))}
          </Section>
        )}
      </div>
    </div>
  );
}
