import { defineEntity, p } from '@mikro-orm/core'

const KeptAnswerSchema = defineEntity({
  name: 'KeptAnswer',
  tableName: 'kept_answer',
  properties: {
    /** Made of who sent and the Idempotency-Key, hex; the key itself is not kept. */
    id: p.text().primary(),
    /** SHA-256 of what was sent, hex. */
    digest: p.text(),
    /** Enciphered; null while the first is under way. */
    answer: p.blob().nullable(),
    startedAt: p.datetime().index('kept_answer_started_index'),
  },
})
/** What a POST was answered, for a day: sent again with its key, it is answered the same. */
export class KeptAnswer extends KeptAnswerSchema.class {}
KeptAnswerSchema.setClass(KeptAnswer)
