import { Check, X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

export interface ToastContent {
  text: ReactNode
  /** One way back, such as undo. */
  action?: { label: string; run: () => void } | undefined
}

interface ToastShown extends ToastContent {
  key: number
}

const STAY_MS = 8_000
const ToastContext = createContext<(toast: ToastContent) => void>(() => {})

/** Says what was done; never what went wrong: that belongs beside the thing. */
export const useToast = (): ((toast: ToastContent) => void) => useContext(ToastContext)

export function ToastProvider({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  const [shown, setShown] = useState<ToastShown | null>(null)
  const [held, setHeld] = useState(false)
  const show = useCallback((toast: ToastContent) => setShown((last) => ({ ...toast, key: (last?.key ?? 0) + 1 })), [])
  const close = useCallback(() => {
    setShown(null)
    setHeld(false)
  }, [])

  useEffect(() => {
    if (!shown || held) return
    const timer = setTimeout(close, STAY_MS)
    return () => clearTimeout(timer)
  }, [shown, held, close])

  return (
    <ToastContext value={show}>
      {children}
      {/* The region stands in the page from the start: one that arrives together with its text is not read out. */}
      <div
        className="toasts"
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {shown && (
          <div className="toast" key={shown.key}>
            <Icon of={Check} />
            <span className="grow">{shown.text}</span>
            {shown.action && (
              <Button
                variant="quiet"
                onClick={() => {
                  shown.action?.run()
                  close()
                }}
              >
                {shown.action.label}
              </Button>
            )}
            <IconButton icon={X} label={closeLabel} onClick={close} />
          </div>
        )}
      </div>
    </ToastContext>
  )
}
