import { z } from 'zod';
import { Instant, WebUrl } from './values.ts';

export const WebhookEvent = z
  .enum(['booking.created', 'booking.changed', 'booking.cancelled', 'place.changed'])
  .meta({ id: 'WebhookEvent' });

export const WebhookRequest = z
  .strictObject({
    url: WebUrl.meta({ description: 'On the public internet; redirects are not followed.' }),
    events: z.array(WebhookEvent).min(1).max(WebhookEvent.options.length),
  })
  .meta({ id: 'WebhookRequest' });

/** Messages follow standard-webhooks: headers webhook-id, webhook-timestamp and webhook-signature. */
export const Webhook = z
  .object({
    id: z.uuid(),
    url: WebUrl,
    events: z.array(WebhookEvent),
    disabled: z.boolean().meta({ description: 'Nothing is sent: it was paused, or answered 410.' }),
    createdAt: Instant,
  })
  .meta({ id: 'Webhook' });

export const NewWebhook = Webhook.extend({
  secret: z.string().meta({ description: 'whsec_…, told now and never again: the key of the signatures.' }),
}).meta({ id: 'NewWebhook' });

export const WebhookList = z
  .object({ items: z.array(Webhook), links: z.object({ self: z.string() }), total: z.int().min(0) })
  .meta({ id: 'WebhookList' });

export type WebhookEvent = z.infer<typeof WebhookEvent>;
export type WebhookRequest = z.infer<typeof WebhookRequest>;
export type Webhook = z.infer<typeof Webhook>;
export type NewWebhook = z.infer<typeof NewWebhook>;
export type WebhookList = z.infer<typeof WebhookList>;
