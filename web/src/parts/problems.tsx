import { Alert, Button } from 'antd';
import { ArrowRightOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { ApiError } from '../api/client.ts';
import type { Problem } from '../api/types.ts';
import { useI18n } from '../i18n/index.tsx';
import { instantOf } from './dates.ts';
import css from './problems.module.css';

/** What the server refused: every problem with its article and its cure; a problem with a field leads there. */
export function RefusalBox({ error, onField, onReload }: { error: ApiError; onField?: (field: string) => void; onReload?: () => void }) {
  const { t, pick } = useI18n();
  const isStale = error.status === 412 || error.status === 409;
  const words = pick(error.message, error.detailEn) || t(error.isUnknown ? 'refusal.unknown' : 'refusal.plain');
  return (
    <div role="alert" tabIndex={-1} className={css.refused} data-refusal={error.code}>
      <Alert
        className={`${css.refusal} ${isStale || error.isUnknown ? css.caution : css.error}`}
        type={isStale || error.isUnknown ? 'warning' : 'error'}
        showIcon
        role="presentation"
        title={words}
        description={
          <>
            <WhoAndWhat extra={error.extra} />
            {error.problems.length > 0 && (
              <ul>
                {error.problems.map((p, i) => (
                  <ProblemLine key={i} problem={p} onField={onField} />
                ))}
              </ul>
            )}
            {error.isUnknown && <p>{t('refusal.safeToRepeat')}</p>}
            {error.traceId && error.status >= 500 && <small className="num">{t('state.trace', { id: error.traceId })}</small>}
          </>
        }
        action={
          isStale && onReload ? (
            <Button size="small" onClick={onReload}>
              {t('action.reload')}
            </Button>
          ) : undefined
        }
      />
    </div>
  );
}

const nameOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : value && typeof value === 'object' && 'name' in value ? String(value.name) : null;

/** 409 and 412 say who was faster and when, if the server knows. */
function WhoAndWhat({ extra }: { extra: Record<string, unknown> }) {
  const { t } = useI18n();
  const by = nameOf(extra['changedBy'] ?? extra['completedBy'] ?? extra['doneBy'] ?? extra['by'] ?? extra['assignee']);
  const at = nameOf(extra['changedAt'] ?? extra['completedAt'] ?? extra['doneAt'] ?? extra['at']);
  if (!by) return null;
  return (
    <p>
      {t('refusal.by', { name: by })}
      {at && (
        <time className="num" dateTime={at}>
          {' '}
          {instantOf(at)}
        </time>
      )}
    </p>
  );
}

function ProblemLine({ problem, onField }: { problem: Problem; onField?: (field: string) => void }) {
  const { pick } = useI18n();
  const words = pick(problem.message, problem.messageEn);
  return (
    <li>
      {problem.field && onField ? (
        <button type="button" className={css.link} onClick={() => onField(problem.field!)}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
      {(problem.article || problem.rule) && <small>{[problem.article, problem.rule].filter(Boolean).join(' · ')}</small>}
      {problem.cure && <em>{problem.cure}</em>}
    </li>
  );
}

/** What is still missing before the step can be submitted; each line ends in its cure. */
export function MissingBox({ problems, onCure }: { problems: Problem[]; onCure: (problem: Problem) => void }) {
  const { t, pick } = useI18n();
  if (!problems.length) return null;
  return (
    <div className={css.missing} role="group" aria-label={t('task.missing', { n: problems.length })}>
      <b>
        <ExclamationCircleFilled aria-hidden /> {t('task.missing', { n: problems.length })}
      </b>
      <ul>
        {problems.map((p, i) => (
          <li key={i}>
            <button type="button" onClick={() => onCure(p)} title={p.cure}>
              <span>
                {pick(p.message, p.messageEn)}
                {p.article && <small>{p.article}</small>}
              </span>
              <em>
                {t(p.field ? 'task.toField' : 'task.toCure')} <ArrowRightOutlined aria-hidden />
              </em>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
