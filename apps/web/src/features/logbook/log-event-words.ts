import type { LogEvent } from '@ipt/log-machine'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Ban, Check, CheckCheck, Flag, FlagOff, PencilLine, RotateCcw, Send, Undo2 } from 'lucide-react'

/** Every event: the word on its button, the word in the history, and how both look. A new event is a type error until it has them. */
export const LOG_EVENT_WORDS: Record<LogEvent, { label: MessageDescriptor; past: MessageDescriptor; tone: StatusTone; icon: LucideIcon }> =
  {
    submit: { label: msg`Submit log`, past: msg`Submitted`, tone: 'submitted', icon: Send },
    amend: { label: msg`Change this log`, past: msg`Changed`, tone: 'submitted', icon: PencilLine },
    requestRevision: { label: msg`Return`, past: msg`Returned`, tone: 'returned', icon: Undo2 },
    withdrawRequest: { label: msg`Take back the return`, past: msg`Return taken back`, tone: 'submitted', icon: RotateCcw },
    resubmit: { label: msg`Fix this log`, past: msg`Sent again`, tone: 'submitted', icon: Send },
    verify: { label: msg`Verify`, past: msg`Verified`, tone: 'verified', icon: Check },
    undoVerify: { label: msg`Take back the verification`, past: msg`Verification taken back`, tone: 'submitted', icon: RotateCcw },
    validate: { label: msg`Validate`, past: msg`Validated`, tone: 'validated', icon: CheckCheck },
    flag: { label: msg`Flag`, past: msg`Flagged`, tone: 'flagged', icon: Flag },
    clearFlag: { label: msg`Clear the flag`, past: msg`Flag cleared`, tone: 'verified', icon: FlagOff },
    returnToStudent: { label: msg`Return to the student`, past: msg`Returned to the student`, tone: 'returned', icon: Undo2 },
    void: { label: msg`Void`, past: msg`Voided`, tone: 'voided', icon: Ban },
  }
