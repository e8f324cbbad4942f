import { Button, Dropdown, Table, type TableProps } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { Link, useNavigate } from 'react-router';
import { useToday } from '../../api/session.ts';
import type { WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { shortDate, weekday } from '../../parts/dates.ts';
import { DueBadge, dueState } from '../../parts/due/due.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { matterPath } from './worklist.tsx';
import css from './worklist.module.css';

interface Moves {
  onClaim: (item: WorkItem) => void;
  onRelease: (item: WorkItem) => void;
  onHandOver: (item: WorkItem) => void;
}
interface Props extends Moves {
  rows: WorkItem[];
  sort: string;
  onSort: (sort: string) => void;
}

export function WorkTable({ rows, sort, onSort, ...moves }: Props) {
  const { t, pick } = useI18n();
  const go = useNavigate();
  const today = useToday();
  const columns: TableProps<WorkItem>['columns'] = [
    {
      title: t('work.number'),
      width: 206,
      render: (_, r) => (
        <Link className={`num ${css.number}`} to={matterPath(r.matter, r.id)} onClick={(e) => e.stopPropagation()}>
          {r.matter.number ?? t('matter.noNumber')}
        </Link>
      ),
    },
    {
      title: t('work.party'),
      width: 230,
      ellipsis: true,
      render: (_, r) => r.matter.partyName ?? <span className={css.quiet}>{t('matter.noParty')}</span>,
    },
    { title: t('work.cause'), ellipsis: true, render: (_, r) => <span className={css.quiet}>{causeOf(r)}</span> },
    { title: t('work.step'), width: 150, ellipsis: true, render: (_, r) => pick(r.step.name, r.step.nameEn) },
    {
      title: t('work.handler'),
      width: 92,
      ellipsis: true,
      render: (_, r) => r.assignee?.name ?? <span className={css.claim}>{t('work.unclaimed')}</span>,
    },
    { title: t('work.dueOn'), width: 112, align: 'right', render: (_, r) => <DueOn item={r} today={today} /> },
    {
      title: t('work.left'),
      key: 'due',
      width: 158,
      sorter: true,
      sortOrder: sort === '-due' ? 'descend' : 'ascend',
      sortDirections: ['ascend', 'descend', 'ascend'],
      render: (_, r) =>
        r.clock && (
          <DueBadge inset state={r.clock.state}>
            {pick(r.clock.text, r.clock.textEn)}
          </DueBadge>
        ),
    },
    { title: <span className="visually-hidden">{t('work.actions')}</span>, width: 48, render: (_, r) => <RowMenu item={r} {...moves} /> },
  ];
  return (
    <Sheet className={css.sheet}>
      <Table<WorkItem>
        className={css.table}
        size="small"
        rowKey="id"
        pagination={false}
        showSorterTooltip={false}
        dataSource={rows}
        columns={columns}
        scroll={{ x: 1060 }}
        rowClassName={(r) => (r.clock ? (css[`edge-${dueState(r.clock.state)}`] ?? '') : '')}
        onChange={(_p, _f, s) => onSort(!Array.isArray(s) && s.order === 'descend' ? '-due' : '')}
        onRow={(r) => ({ onClick: () => void go(matterPath(r.matter, r.id)) })}
      />
      <ul className={css.cards}>
        {rows.map((r) => (
          <WorkCard key={r.id} item={r} />
        ))}
      </ul>
    </Sheet>
  );
}

/** The title without the party it begins with: the party has a column of its own. */
const causeOf = ({ matter: { title, partyName } }: WorkItem): string =>
  partyName && title.startsWith(partyName) ? title.slice(partyName.length) : title;

function DueOn({ item, today }: { item: WorkItem; today: string }) {
  const { locale } = useI18n();
  const dueOn = item.clock?.dueOn;
  const shown = shortDate(dueOn, today);
  return (
    <span className={`num ${css.quiet}`}>
      {shown}
      {dueOn && shown.length === 5 && ` ${weekday(dueOn, locale)}`}
    </span>
  );
}

function RowMenu({ item, onClaim, onRelease, onHandOver }: { item: WorkItem } & Moves) {
  const { t } = useI18n();
  const items = [
    { key: 'claim', label: t('action.claim'), disabled: !item.mine || item.assignee !== null, onClick: () => onClaim(item) },
    { key: 'release', label: t('action.release'), disabled: item.assignee === null, onClick: () => onRelease(item) },
    { key: 'hand-over', label: t('action.handOver'), onClick: () => onHandOver(item) },
  ];
  return (
    <span onClick={(e) => e.stopPropagation()}>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('work.actionsFor', { number: item.matter.number ?? item.matter.title })}
        />
      </Dropdown>
    </span>
  );
}

/** The same row on a phone. */
function WorkCard({ item }: { item: WorkItem }) {
  const { t, pick } = useI18n();
  return (
    <li>
      <Link to={matterPath(item.matter, item.id)} className={css.card}>
        <span>
          <b className="num">{item.matter.number ?? t('matter.noNumber')}</b>
          {item.clock && <DueBadge state={item.clock.state}>{pick(item.clock.text, item.clock.textEn)}</DueBadge>}
        </span>
        <strong>{pick(item.step.name, item.step.nameEn)}</strong>
        <small>{[item.matter.partyName, causeOf(item), item.assignee?.name ?? t('work.unclaimed')].filter(Boolean).join(' · ')}</small>
      </Link>
    </li>
  );
}
