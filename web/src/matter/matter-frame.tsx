import { Tabs } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useClocks, useDocuments, useEvidence, useMatterFile } from '../api/matters.ts';
import { useMatterWork } from '../api/work.ts';
import type { MatterFile, MatterKind, Problem } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { dueState } from '../parts/due/due.tsx';
import { Count } from '../parts/sheet.tsx';
import { Loaded, LoadingState } from '../parts/states.tsx';
import { headingOf, type MatterHeading } from './head.ts';
import { MatterHeader } from './matter-header.tsx';
import { TaskPanel } from './task/task-panel.tsx';
import css from './matter.module.css';

const DocumentsTab = lazy(() => import('./files/documents-tab.tsx'));
const EvidenceTab = lazy(() => import('./files/evidence-tab.tsx'));
const DiagramTab = lazy(() => import('./diagram/diagram-tab.tsx'));
const DeadlinesTab = lazy(() => import('./deadlines/deadlines-tab.tsx'));
const LogTab = lazy(() => import('./log/log-tab.tsx'));
/** Where the sheet matters more than the form: the form folds into a strip. */
const WIDE_TABS = new Set(['diagram', 'deadlines']);

/** On a phone the form covers the file, so it opens only when asked for. */
const isNarrow = (): boolean => matchMedia('(max-width: 900px)').matches;

interface Props {
  kind: MatterKind;
  overview: (file: MatterFile, heading: MatterHeading) => ReactNode;
}

/** The open file: header, stage line, tabs, and on the right the task that is mine. The same for leads and cases. */
export function MatterFrame({ kind, overview }: Props) {
  const { id = '' } = useParams();
  const file = useMatterFile(kind, id);
  return (
    <Loaded query={file} rows={8}>
      {(data) => (
        <OpenMatter key={id} heading={headingOf(kind, id, data)}>
          {overview(data, headingOf(kind, id, data))}
        </OpenMatter>
      )}
    </Loaded>
  );
}

function OpenMatter({ heading, children }: { heading: MatterHeading; children: ReactNode }) {
  const { tab = 'overview' } = useParams();
  const [search] = useSearchParams();
  const go = useNavigate();
  const base = `/${heading.kind === 'case' ? 'cases' : 'leads'}/${heading.id}`;
  const clocks = useClocks(heading.id);
  const work = useMatterWork(heading.id);
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const items = useTabs(heading, children);
  const to = (key: string) => void go(`${key === 'overview' ? base : `${base}/${key}`}${search.size ? `?${search}` : ''}`);
  const isOpen = !(folded[tab] ?? (WIDE_TABS.has(tab) || isNarrow()));
  return (
    <div className={css.matter}>
      <MatterHeader heading={heading} clocks={clocks.data ?? []} />
      <div className={css.split}>
        <div className={css.file}>
          <Tabs activeKey={tab} onChange={to} items={items} destroyOnHidden />
        </div>
        <TaskPanel
          heading={heading}
          work={work}
          isOpen={isOpen}
          onOpen={(open) => setFolded({ ...folded, [tab]: !open })}
          onCure={(problem) => to(cureTab(problem))}
        />
      </div>
    </div>
  );
}

function useTabs({ id, bureauCode }: MatterHeading, overview: ReactNode) {
  const { t } = useI18n();
  const documents = useDocuments(id).data;
  const evidence = useEvidence(id).data;
  const urgent = (useClocks(id).data ?? []).filter((c) => ['soon', 'today', 'over'].includes(dueState(c.state))).length;
  const sheet = (child: ReactNode) => <Suspense fallback={<LoadingState />}>{child}</Suspense>;
  const counted = (label: string, n: number | undefined, warn = false) => (
    <>
      {label}
      {n ? <Count warn={warn}>{n}</Count> : null}
    </>
  );
  return [
    { key: 'overview', label: t('tab.overview'), children: overview },
    { key: 'documents', label: counted(t('tab.documents'), documents?.length), children: sheet(<DocumentsTab matterId={id} />) },
    {
      key: 'evidence',
      label: counted(t('tab.evidence'), evidence?.length),
      children: sheet(<EvidenceTab matterId={id} bureauCode={bureauCode} />),
    },
    { key: 'diagram', label: t('tab.diagram'), children: sheet(<DiagramTab matterId={id} />) },
    { key: 'deadlines', label: counted(t('tab.deadlines'), urgent, true), children: sheet(<DeadlinesTab matterId={id} />) },
    { key: 'log', label: t('tab.log'), children: sheet(<LogTab matterId={id} />) },
  ];
}

/** Where the cure of a missing item lies, if it is not a field of the form. */
function cureTab(problem: Problem): string {
  const about = `${problem.code} ${problem.rule ?? ''}`;
  if (/EVIDENCE|ATTACH/i.test(about)) return 'evidence';
  if (/DOCUMENT|NOTICE|DRAFT|ISSUE/i.test(about)) return 'documents';
  if (/CLOCK|DEADLINE|\bD-\d/i.test(about)) return 'deadlines';
  return 'overview';
}
