import type { SendMailOptions } from 'nodemailer';
import type { Sender } from './compose.ts';
import type { Parcel } from './postman.ts';

/** A message as nodemailer writes it (RFC 5322, MIME). */
export const mimeOptions = ({ messageId, createdAt, mail }: Parcel, sender: Sender): SendMailOptions => ({
  messageId: `<${messageId}>`,
  date: createdAt,
  from: { name: sender.networkName, address: sender.address },
  to: { name: '', address: mail.to },
  ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  headers: {
    'Content-Language': mail.language,
    // No automatic answer to an automatic message (RFC 3834, 5), in the form of the standard and in Exchange's.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  },
  ...(mail.calendar === undefined
    ? {}
    : {
        icalEvent: { method: mail.calendar.method, filename: 'reservation.ics', content: mail.calendar.content },
      }),
  // Everything is written here: a message never reads a file or an address.
  disableFileAccess: true,
  disableUrlAccess: true,
});
