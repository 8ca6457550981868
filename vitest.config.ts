import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    maxConcurrency: 3,
    // Forked processes: programs under test use deep recursion and exposed collection.
    pool: 'forks',
  },
});
