// The console in a browser: every page, as people use it, on real history. One browser and one site for all of pages/, since to
// start and to play them takes longer than most of what is tested.
import { describeWithTool } from '../real-tools.ts';
import { changeTests } from './pages/change.ts';
import { changesTests } from './pages/changes.ts';
import { compareTests } from './pages/compare.ts';
import { everyPageTests } from './pages/every-page.ts';
import { freshnessTests } from './pages/freshness.ts';
import { healthTests } from './pages/health.ts';
import { hearingTests } from './pages/hearing.ts';
import { keyboardTests } from './pages/keyboard.ts';
import { listsTests } from './pages/lists.ts';
import { lookUpTests } from './pages/look-up.ts';
import { lookUpFailureTests } from './pages/look-up-failures.ts';
import { requirementsTests } from './pages/requirements.ts';
import { openVisits } from './visits.ts';

describeWithTool('the console', 'chromium', () => {
  const visits = openVisits();
  lookUpTests(visits);
  lookUpFailureTests(visits);
  changesTests(visits);
  changeTests(visits);
  listsTests(visits);
  requirementsTests(visits);
  compareTests(visits);
  healthTests(visits);
  freshnessTests(visits);
  keyboardTests(visits);
  hearingTests(visits);
  everyPageTests(visits);
});
