import { boundary, flow, service, timer } from './bpmn.ts';
import type { Vocabulary } from '../../src/engine/index.ts';

export const VOCABULARY: Vocabulary = {
  roles: new Set(['case-handler', 'unit-head']),
  forms: new Set(['file', 'review']),
  handlers: new Set(['number-case', 'render-pdf', 'tell-party']),
  clocks: new Set(['D-04', 'D-11']),
  gates: new Set(['G-FILE', 'G-HEAR']),
  documents: new Set(['filing-approval']),
  stages: new Set(['filing', 'review']),
};

const step = (id: string, attributes: string, inner = '') =>
  `<userTask id="${id}" name="${id}"><extensionElements><ore:step ${attributes} en="${id}"/></extensionElements>${inner}</userTask>`;
const named = (xml: string, handler: string) => xml.replace(/<ore:handler name="\w+"/, `<ore:handler name="${handler}"`);

const BODY = [
  '<extensionElements><ore:procedure matter="case" en="Sample"/></extensionElements>',
  '<startEvent id="start"/>',
  step(
    'draft',
    'role="case-handler" form="file" clock="D-04" stage="filing" gates="G-FILE G-HEAR" officers="2" produces="filing-approval" basis="令12 art 16"',
  ),
  '<exclusiveGateway id="decide" default="decide-no"/>',
  named(service('number'), 'number-case'),
  '<parallelGateway id="fork"/><parallelGateway id="join"/>',
  '<subProcess id="hearing"><startEvent id="h-start"/>',
  step('hear', 'role="case-handler" form="review" clock="none" stage="review"'),
  '<exclusiveGateway id="h-decide" default="h-well"/><endEvent id="h-end"/><endEvent id="h-failed"><errorEventDefinition errorRef="E1"/></endEvent>',
  flow('h1', 'h-start', 'hear') +
    flow('h2', 'hear', 'h-decide') +
    flow('h-well', 'h-decide', 'h-end') +
    flow('h-bad', 'h-decide', 'h-failed', 'facts.hearing = "off"'),
  '</subProcess>',
  boundary('hearing-off', 'hearing', '<errorEventDefinition errorRef="E1"/>'),
  boundary('remind', 'hearing', timer('timeCycle', 'R3/P5D'), false),
  named(service('tell'), 'tell-party'),
  '<endEvent id="reminded"/><exclusiveGateway id="heard"/>',
  '<callActivity id="pay" calledElement="payment"/>',
  boundary('pay-late', 'pay', timer('timeDate', '=due("D-11")')),
  '<exclusiveGateway id="paid"/>',
  '<eventBasedGateway id="await"/><intermediateCatchEvent id="ruling"><messageEventDefinition messageRef="M2"/></intermediateCatchEvent>',
  `<intermediateCatchEvent id="no-ruling">${timer('timeDuration', 'P30D')}</intermediateCatchEvent><exclusiveGateway id="ruled"/><endEvent id="end"/>`,
  flow('f1', 'start', 'draft') +
    flow('f2', 'draft', 'decide') +
    flow('decide-yes', 'decide', 'number', 'facts.filing = "file"') +
    flow('decide-no', 'decide', 'dropped') +
    '<endEvent id="dropped"/>',
  flow('f3', 'number', 'fork') +
    flow('f4', 'fork', 'hearing') +
    flow('f5', 'fork', 'pay') +
    flow('f6', 'hearing', 'heard') +
    flow('f7', 'hearing-off', 'heard') +
    flow('f8', 'heard', 'join'),
  flow('f9', 'pay', 'paid') +
    flow('f10', 'pay-late', 'paid') +
    flow('f11', 'paid', 'join') +
    flow('f12', 'remind', 'tell') +
    flow('f13', 'tell', 'reminded'),
  flow('f14', 'join', 'await') +
    flow('f15', 'await', 'ruling') +
    flow('f16', 'await', 'no-ruling') +
    flow('f17', 'ruling', 'ruled') +
    flow('f18', 'no-ruling', 'ruled') +
    flow('f19', 'ruled', 'end'),
].join('\n');

const CALLED = `<process id="payment" isExecutable="false"><startEvent id="p-start"/>\n${named(service('invoice', 'job'), 'render-pdf')}\n${boundary('no-invoice', 'invoice', '<errorEventDefinition errorRef="FAILED"/>')}<exclusiveGateway id="p-merge"/><endEvent id="p-end"/>${flow('p1', 'p-start', 'invoice')}${flow('p2', 'invoice', 'p-merge')}${flow('p4', 'no-invoice', 'p-merge')}${flow('p3', 'p-merge', 'p-end')}</process>`;

/** Draws every node on one spot: enough of a diagram for the rule that asks for one. */
export function withDiagram(xml: string): string {
  const shapes = [...xml.matchAll(/<(\w+(?:Event|Task|Gateway|Process|Activity|Transaction)|task) id="([^"]+)"/g)].map(
    ([, , id]) => `<di:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="0" y="0" width="80" height="60"/></di:BPMNShape>`,
  );
  const edges = [...xml.matchAll(/<sequenceFlow id="([^"]+)"/g)].map(
    ([, id]) => `<di:BPMNEdge id="${id}_edge" bpmnElement="${id}"><d:waypoint x="0" y="0"/><d:waypoint x="9" y="9"/></di:BPMNEdge>`,
  );
  const diagram = `<di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="sample">${shapes.join('\n')}\n${edges.join('\n')}</di:BPMNPlane></di:BPMNDiagram>`;
  return xml.replace('</definitions>', `${diagram}</definitions>`);
}

/** A process with everything the engine supports and nothing wrong; without its diagram. */
export const GOOD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ore="http://orecase.cn/schema/bpmn/1.0" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:d="http://www.omg.org/spec/DD/20100524/DI" id="file" targetNamespace="http://orecase.cn/workflows">
<message id="M2" name="ruling"/><error id="E1" name="hearing off" errorCode="HEARING_OFF"/><error id="FAILED" name="failed" errorCode="FAILED"/>
<process id="sample" name="样例" isExecutable="true">${BODY}</process>
${CALLED}</definitions>`;
