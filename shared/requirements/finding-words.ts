// What each difference between catalogue and feed means, in a few words.
import type { Finding } from './audit.ts';
import { text } from './defaults.ts';
import type { Text } from './requirement.ts';

/** The words of each kind of difference. */
export const FINDING_WORDS: Readonly<Record<Finding['kind'], Text>> = {
  'gateway-range-not-in-feed': text(
    'documented as a gateway range, and not among the gateways of the feed',
    'ゲートウェイの範囲として文書にあるが、フィードのゲートウェイにない',
  ),
  'address-of-another-region': text(
    'documented here, and in the feed in another Region',
    'このリージョンのものとして文書にあるが、フィードでは別のリージョンにある',
  ),
  'address-not-in-feed': text('documented, and nowhere in the feed', '文書にあるが、フィードのどこにもない'),
  'gateway-not-documented': text(
    'a gateway of the feed that no document names',
    'フィードにあるが、どの文書にもないゲートウェイ',
  ),
  'region-new': text(
    'a Region with gateways that the catalogue does not have',
    'ゲートウェイがあるが、カタログにないリージョン',
  ),
};
