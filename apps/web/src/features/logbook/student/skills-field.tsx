import { LIMITS } from '@ipt/domain'
import { Button, Field, FieldError, Icon } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { addSkill } from './skills.ts'

export interface SkillsFieldProps {
  value: readonly string[]
  /** Skills of earlier logs, one press away. */
  suggestions: readonly string[]
  onChange: (skills: string[]) => void
  error: string | null
}

/** Skills in the student's own words: chips to press, and a field for new ones. */
export function SkillsField({ value, suggestions, onChange, error }: SkillsFieldProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  // A chip that is turned off stays where it is, so that a slip of the finger is mended by a second press.
  const [offered, setOffered] = useState<readonly string[]>(value)
  const shown = [...new Set([...offered, ...value, ...suggestions])]
  const full = value.length >= LIMITS.skills

  const add = () => {
    const skills = addSkill(value, typed)
    setTyped('')
    setOffered([...new Set([...offered, ...skills])])
    onChange(skills)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add()
  }

  return (
    <fieldset className="group">
      <legend className="label">
        <Trans>Skills you used</Trans>
      </legend>
      {shown.length > 0 && (
        <div className="chips">
          {shown.map((skill) => {
            const on = value.includes(skill)
            return (
              <label className="chip" key={skill}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={full && !on}
                  onChange={() => onChange(on ? value.filter((each) => each !== skill) : [...value, skill])}
                />
                <span>
                  <span className="on">
                    <Icon of={Check} size="s" />
                  </span>
                  {skill}
                </span>
              </label>
            )
          })}
        </div>
      )}
      {full ? (
        <p className="hint">
          <Trans>At most {LIMITS.skills} skills a log.</Trans>
        </p>
      ) : (
        <Field label={<span className="hint">{t`Another skill`}</span>}>
          {(control) => (
            <div className="skill-new">
              <input
                {...control}
                autoComplete="off"
                maxLength={LIMITS.skill}
                enterKeyHint="done"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={onKey}
                onBlur={() => typed.trim() && add()}
              />
              <Button icon={Plus} onClick={add}>
                <Trans>Add</Trans>
              </Button>
            </div>
          )}
        </Field>
      )}
      <div role="alert">
        <FieldError>{error}</FieldError>
      </div>
    </fieldset>
  )
}
