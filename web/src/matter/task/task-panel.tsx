import { Button, Select, Tooltip } from 'antd';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useWorkItem } from '../../api/work.ts';
import type { Problem, WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { EmptyState, Loaded, LoadingState } from '../../parts/states.tsx';
import type { MatterHeading } from '../head.ts';
import { TaskForm } from './task-form.tsx';
import { WaitingList } from './waiting-list.tsx';
import css from '../matter.module.css';

interface Props {
  heading: MatterHeading;
  work: UseQueryResult<WorkItem[]>;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onCure: (problem: Problem) => void;
}
export const isOpenItem = (item: WorkItem): boolean => !item.closedAt && (item.status ?? 'OPEN') === 'OPEN';

/** The right edge of the file: the step that is mine, or who it waits for. */
export function TaskPanel({ heading, work, isOpen, onOpen, onCure }: Props) {
  const { t, pick } = useI18n();
  const [search, setSearch] = useSearchParams();
  const open = (work.data ?? []).filter(isOpenItem);
  const mine = open.filter((i) => i.mine);
  const chosen = mine.find((i) => i.id === search.get('task')) ?? mine[0];
  const loaded = useWorkItem(chosen?.id);
  const title = chosen
    ? pick(chosen.step.name, chosen.step.nameEn)
    : t(work.isPending ? 'task.label' : open.length ? 'task.waitingFor' : 'task.none');
  const lacking = loaded.data?.item.missing.length ?? 0;
  if (!isOpen) {
    return (
      <button
        type="button"
        className={css.strip}
        aria-expanded={false}
        aria-label={t('task.unfold', { step: title })}
        onClick={() => onOpen(true)}
      >
        <LeftOutlined aria-hidden />
        <span>{title}</span>
        {lacking > 0 && <em>{t('task.lacks', { n: lacking })}</em>}
      </button>
    );
  }
  return (
    <aside className={css.task} aria-label={t('task.label')}>
      <div className={css.taskHead}>
        <div>
          {!work.isPending && <small>{t(chosen ? 'task.mine' : 'task.label')}</small>}
          <h2>{title}</h2>
        </div>
        <Tooltip title={t('task.fold')}>
          <Button
            type="text"
            size="small"
            icon={<RightOutlined />}
            aria-label={t('task.fold')}
            aria-expanded
            onClick={() => onOpen(false)}
          />
        </Tooltip>
      </div>
      {mine.length > 1 && (
        <div className={css.taskBody} style={{ flex: 'none', paddingBottom: 0 }}>
          <Select
            className={css.pickTask}
            aria-label={t('task.choose')}
            value={chosen?.id}
            onChange={(task) => setSearch({ task }, { replace: true })}
            options={mine.map((i) => ({ value: i.id, label: pick(i.step.name, i.step.nameEn) }))}
          />
        </div>
      )}
      {chosen ? (
        <Loaded query={loaded}>
          {(data) => (
            <TaskForm
              key={`${data.item.id}:${data.etag}`}
              loaded={data}
              heading={heading}
              onCure={onCure}
              onReload={() => void loaded.refetch()}
              onDone={() => setSearch({}, { replace: true })}
            />
          )}
        </Loaded>
      ) : work.isPending ? (
        <LoadingState />
      ) : open.length ? (
        <div className={css.taskBody}>
          <WaitingList items={open} />
        </div>
      ) : (
        <EmptyState title={t(heading.isClosed ? 'task.closed' : 'task.noneText')} />
      )}
    </aside>
  );
}
