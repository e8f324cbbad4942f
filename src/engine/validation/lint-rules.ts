import bpmnlint from 'bpmnlint';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import conditionalFlows from 'bpmnlint/rules/conditional-flows.js';
import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js';
import noInclusiveGateway from 'bpmnlint/rules/no-inclusive-gateway.js';
import singleBlankStart from 'bpmnlint/rules/single-blank-start-event.js';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js';
import startEventRequired from 'bpmnlint/rules/start-event-required.js';
import subProcessBlankStart from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import type { ModdleElement } from '../compile/moddle.ts';
import type { Finding } from './finding.ts';

/** Name, rule and cure of each rule of bpmnlint we use. */
const RULES: ReadonlyArray<readonly [string, unknown, string]> = [
  ['conditional-flows', conditionalFlows, 'give every exit but the default one a condition'],
  ['end-event-required', endEventRequired, 'draw an end event'],
  ['event-based-gateway', eventBasedGateway, 'draw at least two catching events after it, without conditions'],
  ['no-complex-gateway', noComplexGateway, 'draw exclusive and parallel gateways instead'],
  ['no-disconnected', noDisconnected, 'connect the element or delete it'],
  ['no-duplicate-sequence-flows', noDuplicateFlows, 'delete one of the flows'],
  ['no-gateway-join-fork', noGatewayJoinFork, 'draw one gateway that joins and another that forks'],
  ['no-implicit-end', noImplicitEnd, 'draw a flow to an end event'],
  ['no-implicit-split', noImplicitSplit, 'draw a parallel or an exclusive gateway for the split'],
  ['no-implicit-start', noImplicitStart, 'draw a flow into the element or a start event before it'],
  ['no-inclusive-gateway', noInclusiveGateway, 'draw a parallel gateway whose branches begin with an exclusive one that may skip the work'],
  ['single-blank-start-event', singleBlankStart, 'draw one start event and a gateway after it'],
  ['single-event-definition', singleEventDefinition, 'draw one event for each trigger'],
  ['start-event-required', startEventRequired, 'draw a start event'],
  ['sub-process-blank-start-event', subProcessBlankStart, 'use a start event without a trigger inside the subprocess'],
  ['superfluous-gateway', superfluousGateway, 'delete the gateway'],
];
const CURES = new Map(RULES.map(([name, , cure]) => [name, cure]));

/** Runs bpmnlint. Changes the drawing: fills `incoming` and `outgoing`, which bpmn-moddle does not derive from the flows. */
export async function lintFindings(rootElement: ModdleElement, elements: readonly ModdleElement[]): Promise<Finding[]> {
  connect(elements);
  const resolver = new StaticResolver(Object.fromEntries(RULES.map(([name, rule]) => [`rule:bpmnlint/${name}`, rule])));
  const linter = new bpmnlint.Linter({ config: { rules: Object.fromEntries(RULES.map(([name]) => [name, 'error'])) }, resolver });
  const results = (await linter.lint(rootElement)) as Record<string, Array<{ id: string; message: string }>>;
  return Object.entries(results).flatMap(([rule, reports]) =>
    reports.map(({ id, message }) => ({ elementId: id, rule: `lint/${rule}`, reason: message, cure: CURES.get(rule) ?? 'see bpmnlint' })),
  );
}

function connect(elements: readonly ModdleElement[]): void {
  for (const flow of elements) {
    if (flow.$type !== 'bpmn:SequenceFlow') continue;
    for (const [node, side] of [
      [flow['sourceRef'], 'outgoing'],
      [flow['targetRef'], 'incoming'],
    ] as const) {
      const flows = node?.get(side) as ModdleElement[] | undefined;
      if (flows && !flows.includes(flow)) flows.push(flow);
    }
  }
}
