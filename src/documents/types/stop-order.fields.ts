import {} from 'class-validator';
import { Field } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import { ContactFields, GROUPS, LONG } from './parts.ts';

/** 责令停止违法行为通知书, catalogue 3: 令12 art 15 wants the actor's name, the facts and the basis. */
export class StopOrderFields extends ContactFields {
  @Field({
    label: { zh: '违法事实', en: 'Facts' },
    group: GROUPS.facts,
    widget: 'textarea',
    help: { zh: '何时、何地、何种行为，正在进行', en: 'When, where, what is going on' },
  })
  @CleanText(LONG)
  facts: string;

  @Field({
    label: { zh: '违反的规定', en: 'Provision breached' },
    group: GROUPS.law,
    help: { zh: '如：《中华人民共和国矿产资源法》第五条第一款', en: 'Article breached' },
  })
  @CleanText(500)
  provision: string;

  @Field({ label: { zh: '责令依据', en: 'Basis of the order' }, group: GROUPS.law })
  @CleanText(500)
  basis: string;

  @Field({
    label: { zh: '责令内容', en: 'Order' },
    group: GROUPS.law,
    widget: 'textarea',
    help: { zh: '如：立即停止开采，撤出机械设备，不得销售、转移已采出的矿产品', en: 'What must stop' },
  })
  @CleanText(2000)
  order: string;
}
