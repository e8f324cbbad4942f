import type { ModdleElement } from '../compile/moddle.ts';
import { isFlowNode, type Finding, type Rule } from './finding.ts';

/** Every node has a place and every flow a line: the page shows a case on the drawing. */
export const diagramRule: Rule = ({ rootElement, elements }) => {
  const planes: ModdleElement[] = (rootElement['diagrams'] ?? []).flatMap((diagram: ModdleElement) => diagram['plane']?.planeElement ?? []);
  const placed = new Set(planes.filter((shape) => shape['bounds']).map((shape) => shape['bpmnElement']?.id));
  const lined = new Set(planes.filter((edge) => (edge['waypoint']?.length ?? 0) >= 2).map((edge) => edge['bpmnElement']?.id));
  const missing = (element: ModdleElement, what: string): Finding => ({
    elementId: element.id,
    rule: 'diagram',
    reason: `the diagram has no ${what} for it`,
    cure: 'place it in the modeler and save the diagram with the file',
  });
  return elements.flatMap((element) => {
    if (isFlowNode(element) && !placed.has(element.id)) return [missing(element, 'shape')];
    return element.$type === 'bpmn:SequenceFlow' && !lined.has(element.id) ? [missing(element, 'line')] : [];
  });
};
