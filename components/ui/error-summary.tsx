/** What is wrong with a form, on top of it; each line leads to its field. */
export function ErrorSummary({
  message,
  issues,
  idOf,
}: {
  message: string;
  issues: readonly { path: string; message: string }[];
  /** The id of the field of a place, where there is one. */
  idOf: (path: string) => string | undefined;
}) {
  return (
    <div role="alert" className="max-w-[40rem] border-s-4 border-ink ps-4">
      <p className="font-semibold">{message}</p>
      {issues.length > 0 && (
        <ul className="mt-1">
          {issues.map((issue) => {
            const id = idOf(issue.path);
            return (
              <li key={`${issue.path} ${issue.message}`}>
                {id ? <a href={`#${id}`}>{issue.message}</a> : issue.message}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
