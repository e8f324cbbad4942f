import { Button, InputNumber } from 'antd';
import { AimOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useI18n } from '../../i18n/index.tsx';
import type { WidgetProps } from '../widget-for.tsx';
import css from '../forms.module.css';

export interface Coordinates {
  longitude: number;
  latitude: number;
}
type Draft = Partial<Coordinates>;

/** Longitude and latitude in degrees (CGCS2000), typed or taken from the phone. */
export function CoordinatesWidget({ id, value, onChange, onBlur, disabled }: WidgetProps<Draft>) {
  const { t } = useI18n();
  const [note, setNote] = useState('');
  const set = (part: Draft) => {
    const next = { ...value, ...part };
    onChange?.(next.longitude === undefined && next.latitude === undefined ? undefined : next);
  };
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set({ longitude: Number(coords.longitude.toFixed(6)), latitude: Number(coords.latitude.toFixed(6)) });
        setNote(t('form.located', { n: Math.round(coords.accuracy) }));
      },
      () => setNote(t('form.notLocated')),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  const part = (name: keyof Coordinates, bound: number) => (
    <InputNumber
      id={name === 'longitude' ? id : undefined}
      aria-label={t(`form.${name}`)}
      placeholder={t(`form.${name}`)}
      disabled={disabled}
      controls={false}
      style={{ width: '100%' }}
      min={-bound}
      max={bound}
      step={0.0001}
      stringMode={false}
      suffix={name === 'longitude' ? '°E' : '°N'}
      value={value?.[name] ?? null}
      onBlur={onBlur}
      onChange={(n) => set({ [name]: n ?? undefined })}
    />
  );
  return (
    <>
      <div className={css.coordinates}>
        {part('longitude', 180)}
        {part('latitude', 90)}
        {'geolocation' in navigator && (
          <Button icon={<AimOutlined />} disabled={disabled} aria-label={t('form.locate')} title={t('form.locate')} onClick={locate} />
        )}
      </div>
      {note && (
        <span className={css.help} role="status">
          {note}
        </span>
      )}
    </>
  );
}
