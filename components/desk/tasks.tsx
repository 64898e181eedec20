/** What somebody may do, as links, each with a line that says what it is for. */
export function Tasks({
  tasks,
}: {
  tasks: readonly { href: string; title: string; what: string }[];
}) {
  return (
    <ul className="max-w-[40rem] border-b border-hairline">
      {tasks.map(({ href, title, what }) => (
        <li key={href} className="border-t border-hairline py-3">
          <a href={href} className="font-semibold">
            {title}
          </a>
          <p className="text-small text-muted">{what}</p>
        </li>
      ))}
    </ul>
  );
}
