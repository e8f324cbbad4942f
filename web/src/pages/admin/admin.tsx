import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { usePerson } from '../../api/session.ts';
import { ApiError } from '../../api/client.ts';
import { useI18n } from '../../i18n/index.tsx';
import { PageBody, PageHead } from '../../parts/sheet.tsx';
import { ErrorState } from '../../parts/states.tsx';
import { CalendarAdmin } from './admin-calendar.tsx';
import { IncidentsAdmin } from './admin-incidents.tsx';
import { PeopleAdmin } from './admin-people.tsx';
import { ProceduresAdmin } from './admin-procedures.tsx';

/** 管理: keeps the system true to the law. Each section shows what the server lets this person see. */
export function AdminPage() {
  const { section = 'calendar' } = useParams();
  const { t } = useI18n();
  const go = useNavigate();
  const person = usePerson();
  if (!person.roles.includes('administrator'))
    return <ErrorState error={new ApiError({ status: 403, code: 'ROLE', detail: t('admin.roleOnly') })} />;
  return (
    <PageBody>
      <PageHead title={t('nav.admin')} />
      <Tabs
        activeKey={section}
        onChange={(key) => void go(`/admin/${key}`)}
        destroyOnHidden
        items={[
          { key: 'calendar', label: t('admin.calendar'), children: <CalendarAdmin /> },
          { key: 'incidents', label: t('admin.incidents'), children: <IncidentsAdmin /> },
          { key: 'procedures', label: t('admin.procedures'), children: <ProceduresAdmin /> },
          { key: 'people', label: t('admin.people'), children: <PeopleAdmin /> },
        ]}
      />
    </PageBody>
  );
}
