import type { ThemeConfig } from 'antd';

/** The colours of the product. The same values stand in base.css as custom properties; contrast on white is at least 4.5:1 for every text colour. */
export const colour = {
  accent: '#0F5C66',
  accentDeep: '#0A434B',
  accentSoft: '#E3EFF0',
  accentMist: '#F1F7F7',
  ink: '#15242B',
  ink2: '#4A5B63',
  ink3: '#5F6E75',
  line: '#E3E8EA',
  line2: '#CBD4D7',
  page: '#F5F7F7',
  ok: '#2C6E49',
  amber: '#8A5300',
  red: '#B3261E',
} as const;

export const fontFamily = '"Noto Sans SC Variable","Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colour.accent,
    colorInfo: colour.accent,
    colorLink: colour.accent,
    colorSuccess: colour.ok,
    colorWarning: '#B26A00',
    colorError: colour.red,
    colorText: colour.ink,
    colorTextSecondary: colour.ink2,
    colorTextTertiary: colour.ink3,
    colorTextDescription: colour.ink3,
    colorTextPlaceholder: '#66757C',
    colorBorder: colour.line2,
    colorBorderSecondary: colour.line,
    colorBgLayout: colour.page,
    borderRadius: 6,
    borderRadiusLG: 8,
    borderRadiusSM: 4,
    fontSize: 13,
    lineHeight: 1.55,
    controlHeight: 32,
    controlHeightSM: 26,
    fontFamily,
    // with base.css, which leaves no movement to wait for
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    boxShadowSecondary: '0 8px 28px rgba(16,42,48,.14)',
  },
  components: {
    Table: {
      headerBg: '#FAFBFB',
      headerColor: colour.ink2,
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 9,
      cellPaddingInlineSM: 10,
      rowHoverBg: colour.accentMist,
      rowSelectedBg: colour.accentSoft,
      rowSelectedHoverBg: colour.accentSoft,
      borderColor: colour.line,
      headerSortActiveBg: '#FAFBFB',
      headerSortHoverBg: '#F3F6F6',
      bodySortBg: '#FFFFFF',
    },
    Tabs: {
      horizontalItemPadding: '10px 0',
      horizontalItemGutter: 22,
      titleFontSize: 13,
      inkBarColor: colour.accent,
      itemColor: colour.ink2,
      itemSelectedColor: colour.accent,
    },
    Form: { labelColor: colour.ink2, itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
    Segmented: { trackBg: '#E9EEEF', itemSelectedColor: colour.accent, itemColor: colour.ink2 },
  },
};
