import './key-hint.css'

/** The key that does the same, on a desktop. Beside a control that names it in `aria-keyshortcuts`. */
export const KeyHint = ({ children }: { children: string }) => (
  <span className="key" aria-hidden="true">
    {children}
  </span>
)
