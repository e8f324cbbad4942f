import { Button, Space } from 'antd';
import { ExpandOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { useEffect, useRef, useState } from 'react';
import { useProcess } from '../../api/matters.ts';
import { useMatterWork } from '../../api/work.ts';
import type { TakenProcess, WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { ErrorState, Loaded } from '../../parts/states.tsx';
import { fit, mark, openAt, type Canvas } from './diagram-marks.ts';
import { isOpenItem } from '../task/task-panel.tsx';
import css from './diagram.module.css';

/** 流程图: the real BPMN file, the taken path marked, the live step glowing, incidents red. The bpmn.io mark stays visible (its licence). */
export default function DiagramTab({ matterId }: { matterId: string }) {
  const process = useProcess(matterId);
  const work = useMatterWork(matterId);
  return (
    <Loaded query={process}>
      {(data) => <Diagram key={data.versionHash} process={data} work={(work.data ?? []).filter(isOpenItem)} />}
    </Loaded>
  );
}

function Diagram({ process, work }: { process: TakenProcess; work: WorkItem[] }) {
  const { t, term, pick } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer | null>(null);
  const [isReady, setReady] = useState(false);
  const [broken, setBroken] = useState<unknown>(null);
  useEffect(() => {
    const drawn = new NavigatedViewer({ container: box.current! });
    let isGone = false;
    viewer.current = drawn;
    drawn
      .importXML(process.xml)
      .then(() => {
        if (isGone) return;
        openAt(drawn, process.live[0]);
        setReady(true);
      })
      .catch((e: unknown) => !isGone && setBroken(e));
    return () => {
      isGone = true;
      setReady(false);
      drawn.destroy();
    };
  }, [process.xml]);
  useEffect(() => {
    if (isReady && viewer.current)
      return mark(viewer.current, process, {
        live: t('matter.live'),
        who: whoWorks(work, (role) => term('role', role)),
        visits: (n) => t('diagram.visits', { n }),
      });
    return undefined;
  }, [isReady, process, work, t, term]);
  const zoom = (step: number) => viewer.current?.get<{ stepZoom: (step: number) => void }>('zoomScroll').stepZoom(step);
  const legend = [
    ['taken', t('diagram.taken')],
    ['live', t('matter.live')],
    ['next', t('diagram.next')],
    ['incident', `${t('diagram.incidents')} ${process.incidents.length}`],
  ] as const;
  return (
    <div className={css.diagram}>
      <div className={css.bar}>
        <span>
          {pick(process.name, process.nameEn)}　{t('diagram.version')}{' '}
          <b className="num" title={process.versionHash}>
            {process.version ? `v${process.version}` : process.versionHash.slice(0, 8)}
          </b>
        </span>
        {legend.map(([look, label]) => (
          <span key={look} className={css.legend}>
            <i className={css[look]} aria-hidden />
            {label}
          </span>
        ))}
        <Space.Compact size="small" className={css.zoom}>
          <Button icon={<ZoomOutOutlined />} aria-label={t('diagram.zoomOut')} onClick={() => zoom(-1)} />
          <Button icon={<ZoomInOutlined />} aria-label={t('diagram.zoomIn')} onClick={() => zoom(1)} />
          <Button
            icon={<ExpandOutlined />}
            aria-label={t('diagram.fit')}
            onClick={() => viewer.current && fit(viewer.current.get<Canvas>('canvas'))}
          />
        </Space.Compact>
      </div>
      {broken ? (
        <ErrorState error={broken} />
      ) : (
        <div
          className={css.box}
          ref={box}
          role="group"
          aria-label={t('diagram.label', {
            name: pick(process.name, process.nameEn),
            live: work.map((w) => pick(w.step.name, w.step.nameEn)).join('、'),
          })}
          data-ready={isReady}
        />
      )}
    </div>
  );
}

/** Who works at each live element: the person, else the role it waits for. */
const whoWorks = (work: WorkItem[], roleName: (role: string) => string): Record<string, string> =>
  Object.fromEntries(work.map((w) => [w.step.elementId ?? w.step.key, w.assignee?.name ?? roleName(w.role)]));
