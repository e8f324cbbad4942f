import { Button, Upload } from 'antd';
import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { useI18n } from '../../i18n/index.tsx';
import { fileSize } from '../../parts/format.ts';
import css from './lead-intake.module.css';

/** Photos, recordings, papers: dropped, chosen, or taken with the phone's camera. They go up once the lead has its number. */
export function FilePicker({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const { t } = useI18n();
  return (
    <>
      <Upload.Dragger
        className={css.drop}
        multiple
        showUploadList={false}
        beforeUpload={(_file, all) => {
          onChange([...files, ...all.filter((f) => !files.includes(f))]);
          return false;
        }}
      >
        <p>
          <CameraOutlined aria-hidden />
        </p>
        <p>{t('lead.drop')}</p>
      </Upload.Dragger>
      <ul className={css.files}>
        {files.map((f, i) => (
          <li key={i}>
            <span>{f.name}</span>
            <small className="num">{fileSize(f.size)}</small>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('lead.removeFile', { name: f.name })}
              onClick={() => onChange(files.filter((x) => x !== f))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
