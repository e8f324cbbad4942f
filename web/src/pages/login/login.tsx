import { Alert, Button, Form, Input } from 'antd';
import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useDemo, useSession, useSignIn } from '../../api/session.ts';
import { useI18n } from '../../i18n/index.tsx';
import { Logo } from '../../parts/logo.tsx';
import { DemoAccounts } from './login-accounts.tsx';
import { Contours } from './login-art.tsx';
import css from './login.module.css';

interface Credentials {
  username: string;
  password: string;
}
/** Only paths of our own; never an address from outside. */
const ownPath = (next: string | null): string => (next?.startsWith('/') && !next.startsWith('//') ? next : '/');

export function LoginPage() {
  const { t, pick, locale, setLocale } = useI18n();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Credentials>();
  const go = useNavigate();
  const session = useSession();
  const signIn = useSignIn();
  const demo = useDemo().data;
  const next = ownPath(search.get('next'));
  if (session.data && !signIn.isPending) return <Navigate to={next} replace />;
  const enter = (credentials: Credentials) => signIn.mutate(credentials, { onSuccess: () => void go(next, { replace: true }) });
  return (
    <main className={css.login}>
      <div className={css.art}>
        <Contours />
        <div className={css.words}>
          <p className={css.brand}>
            <Logo size={34} />
            {t('app.name')}
          </p>
          <p className={css.motto}>
            {t('login.motto1')}
            <br />
            {t('login.motto2')}
            <br />
            {t('login.motto3')}
          </p>
        </div>
      </div>
      <div className={css.side}>
        <div className={css.panel}>
          <h1>{t('login.title')}</h1>
          <p className={css.note}>{t('login.note')}</p>
          {signIn.error && (
            <Alert
              role="alert"
              type="error"
              showIcon
              className={css.alert}
              title={pick(signIn.error.message, signIn.error.detailEn) || t('state.offlineText')}
            />
          )}
          <Form form={form} layout="vertical" requiredMark={false} onFinish={enter}>
            <Form.Item label={t('login.username')} name="username" rules={[{ required: true }]}>
              <Input size="large" autoFocus autoComplete="username" prefix={<UserOutlined aria-hidden />} />
            </Form.Item>
            <Form.Item label={t('login.password')} name="password" rules={[{ required: true }]}>
              <Input.Password size="large" autoComplete="current-password" prefix={<LockOutlined aria-hidden />} />
            </Form.Item>
            <Button block type="primary" size="large" htmlType="submit" loading={signIn.isPending}>
              {t('login.enter')}
            </Button>
          </Form>
          {demo?.enabled && demo.accounts && (
            <DemoAccounts
              accounts={demo.accounts}
              onChoose={(username) => enter({ username, password: demo.password ?? 'OreCase-2026' })}
              onFill={(username) => form.setFieldsValue({ username })}
              isBusy={signIn.isPending}
            />
          )}
        </div>
        <p className={css.foot}>
          {t('login.lockout')} ·{' '}
          <button type="button" onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>
            {locale === 'zh' ? 'English' : '中文'}
          </button>
        </p>
      </div>
    </main>
  );
}
