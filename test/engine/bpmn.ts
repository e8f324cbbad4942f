/** Short-hand for BPMN in tests. Diagrams are left out: compile() does not need them. */
export const flow = (id: string, from: string, to: string, condition?: string): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition ? `<conditionExpression xsi:type="tFormalExpression" language="feel">${condition}</conditionExpression>` : ''}</sequenceFlow>`;

export const userTasks = (...ids: string[]): string => ids.map((id) => `<userTask id="${id}" name="${id}"/>`).join('');

export const service = (id: string, mode: 'effect' | 'job' = 'effect'): string =>
  `<serviceTask id="${id}" name="${id}"><extensionElements><ore:handler name="${id}" mode="${mode}"/></extensionElements></serviceTask>`;

export const timer = (kind: 'timeDuration' | 'timeDate' | 'timeCycle', expression: string): string =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${expression.replaceAll('"', '&quot;')}</${kind}></timerEventDefinition>`;

export const boundary = (id: string, host: string, definition: string, interrupting = true): string =>
  `<boundaryEvent id="${id}" attachedToRef="${host}"${interrupting ? '' : ' cancelActivity="false"'}>${definition}</boundaryEvent>`;

/** A file with process `main`; messages M1 and M2, errors E1 (code e1) and FAILED; `more`: called processes and further root elements. */
export const file = (body: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ore="http://orecase.cn/schema/bpmn/1.0" id="file" targetNamespace="http://orecase.cn/workflows">
<message id="M1" name="reply"/><message id="M2" name="ruling"/><error id="E1" name="first" errorCode="e1"/><error id="FAILED" name="failed" errorCode="FAILED"/>
<process id="main" name="main" isExecutable="true">${body}</process>${more}</definitions>`;
