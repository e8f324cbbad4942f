/** Who is signed in, and the demo. */
import type { Problem } from './forms.ts';

export interface Certificate {
  number: string;
  validUntil: string;
  isValid: boolean;
}

export interface Person {
  id: string;
  name: string;
  username: string;
  roles: string[];
  unit: { id: string; name: string };
  bureau: { code: string; name: string };
  certificate: Certificate | null;
  mustChangePassword?: boolean;
}

export interface DemoAccount {
  username: string;
  name: string;
  title?: string;
  roles?: string[];
  bureau: string;
}

export interface Demo {
  enabled: boolean;
  today: string;
  now: string;
  isWorkingDay?: boolean;
  accounts?: DemoAccount[];
  password?: string;
}

export interface Unit {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  bureauCode?: string;
}

export interface Officer {
  id: string;
  name: string;
  unit?: { id: string; name: string };
  roles?: string[];
  certificate: Certificate | null;
  problem?: Problem | null;
}
