import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Casework1795000005000 implements MigrationInterface {
  name = 'Casework1795000005000';
  async up(runner: QueryRunner): Promise<void> {
    void runner;
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
