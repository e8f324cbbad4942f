import { Table } from 'antd';
import { usePerson } from '../../api/session.ts';
import { useOfficers } from '../../api/work.ts';
import type { Officer } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { Light } from '../../parts/due/due.tsx';
import { Sheet, Wide } from '../../parts/sheet.tsx';
import { Loaded } from '../../parts/states.tsx';

/** 人员与执法证: who can act and whose certificate has run out. */
export function PeopleAdmin() {
  const { t, term } = useI18n();
  const officers = useOfficers(usePerson().bureau.code);
  return (
    <Sheet>
      <Loaded query={officers}>
        {(rows) => (
          <Wide label={t('admin.people')}>
            <Table<Officer>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('person.name'), render: (_, o) => <b>{o.name}</b> },
                { title: t('person.unit'), render: (_, o) => o.unit?.name },
                { title: t('person.roles'), render: (_, o) => (o.roles ?? []).map((r) => term('role', r)).join('、') },
                { title: t('person.certificate'), render: (_, o) => <span className="num">{o.certificate?.number ?? '—'}</span> },
                { title: t('person.validity'), render: (_, o) => <Validity officer={o} /> },
              ]}
            />
          </Wide>
        )}
      </Loaded>
    </Sheet>
  );
}

function Validity({ officer }: { officer: Officer }) {
  const { t } = useI18n();
  const certificate = officer.certificate;
  if (!certificate) return <>—</>;
  return (
    <Light state={certificate.isValid ? 'ok' : 'over'}>
      {t(certificate.isValid ? 'certificate.until' : 'certificate.expired', { on: certificate.validUntil })}
    </Light>
  );
}
