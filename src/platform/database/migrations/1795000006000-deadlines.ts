import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Deadlines1795000006000 implements MigrationInterface {
  name = 'Deadlines1795000006000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
