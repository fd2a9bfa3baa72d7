// What is watched: the one file that a team edits. A name that does not exist does not compile.
import { defineConfig } from './shared/config.ts';

export default defineConfig({
  // The Regions in which your WorkSpaces are.
  regions: ['ap-northeast-1'],
  // Every allowlist and format, unless you name some: allowlists: ['streaming'], formats: ['plain'].
  // Days for which a prefix that AWS removed stays in the lists (0 to 30).
  holdDays: 7,
});
