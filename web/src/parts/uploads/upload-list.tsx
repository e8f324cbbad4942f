import { Button, Progress } from 'antd';
import { useI18n } from '../../i18n/index.tsx';
import { fileSize } from '../format.ts';
import type { Upload } from './use-uploads.ts';
import css from '../../matter/files/files.module.css';

/** Progress of each file; a refusal says why and offers the retry. */
export function UploadList({
  uploads,
  onRetry,
  onRemove,
}: {
  uploads: Upload[];
  onRetry: (upload: Upload) => void;
  onRemove: (key: string) => void;
}) {
  const { t, pick } = useI18n();
  if (!uploads.length) return null;
  return (
    <ul className={css.uploads} aria-live="polite">
      {uploads.map((u) => (
        <li key={u.key}>
          <span title={u.file.name}>
            {u.file.name} <small className="num">{fileSize(u.file.size)}</small>
          </span>
          <Progress
            size="small"
            aria-label={u.file.name}
            percent={Math.round(u.share * 100)}
            status={u.state === 'failed' ? 'exception' : u.state === 'done' ? 'success' : 'active'}
          />
          {u.state === 'failed' && (
            <span>
              <Button size="small" onClick={() => onRetry(u)}>
                {t('action.retry')}
              </Button>{' '}
              <Button size="small" type="text" onClick={() => onRemove(u.key)}>
                {t('action.remove')}
              </Button>
            </span>
          )}
          {u.error && (
            <em role="alert">
              {[
                pick(u.error.message, u.error.detailEn) || t('state.offlineText'),
                ...u.error.problems.map((p) => pick(p.message, p.messageEn)),
              ].join(' ')}
            </em>
          )}
        </li>
      ))}
    </ul>
  );
}
