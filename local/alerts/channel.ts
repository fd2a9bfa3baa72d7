// What a channel of this machine is: something besides the terminal that takes alerts.
import type { SnsEnvelope } from '../servers/sns.ts';

/** An alert as the topic delivered it. */
export interface Delivery {
  readonly id: string;
  readonly lang: string;
  readonly subject: string;
  /** What e-mail gets. */
  readonly text: string;
  /** What a function gets that is subscribed to the topic. */
  readonly envelope: SnsEnvelope;
}

/** Takes an alert, or rejects with the reason. */
export interface Channel {
  readonly name: string;
  readonly send: (delivery: Delivery) => Promise<void>;
}

/** An alert of the topic, as channels get it. */
export function deliveryOf(envelope: SnsEnvelope): Delivery {
  const { Subject = '', Email, MessageAttributes } = envelope;
  return {
    id: MessageAttributes?.['alert']?.Value ?? '',
    lang: MessageAttributes?.['lang']?.Value ?? 'en',
    subject: Subject,
    text: Email,
    envelope,
  };
}
