import { label } from '../../platform/forms/field.ts';

/** Labels that several forms share. */
export const LABEL = {
  remark: label('意见', 'Opinion'),
  reason: label('理由', 'Reason'),
  officers: label('执法人员（不少于两人）', 'Officers (at least two)'),
  conclusion: label('结论', 'Conclusion'),
};
export const AGREE = { value: 'agree', label: label('同意', 'Agree') };
export const RETURN = { value: 'return', label: label('退回', 'Return') };
