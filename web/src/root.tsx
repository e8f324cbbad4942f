import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router';
import { ApiError, whenSignedOut } from './api/client.ts';
import { I18nProvider, useI18n } from './i18n/index.tsx';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // a refusal will not change by asking again; a broken line may
      retry: (count, error) => count < 2 && error instanceof ApiError && error.isUnknown,
      refetchOnWindowFocus: true,
    },
  },
});
whenSignedOut(() => client.setQueryData(['session'], null));

function Themed() {
  const { locale } = useI18n();
  useEffect(() => void dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en'), [locale]);
  return (
    <ConfigProvider locale={locale === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 3 }}>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}

export const Root = () => (
  <QueryClientProvider client={client}>
    <I18nProvider>
      <Themed />
    </I18nProvider>
  </QueryClientProvider>
);
