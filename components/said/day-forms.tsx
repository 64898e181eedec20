import { dateInWords } from "@/components/wording/dates";

/**
 * A day is chosen by a date, by a slider over the days on which something was said, or by a link. Which day
 * the slider stands on is said beside it; not as its value's own text, which without scripts would stay what
 * it was while the slider moves.
 */
export function DayForms(props: { days: readonly string[]; by: string; action: string }) {
  const { days, by, action } = props;
  const found = days.findLastIndex((day) => day <= by);
  const at = Math.max(0, found);
  return (
    <div className="screen-only border-y border-hairline py-4">
      <div className="flex flex-wrap items-end gap-x-10 gap-y-4">
        <form action={action} method="get" className="flex flex-wrap items-end gap-2">
          <div>
            <label htmlFor="by" className="block text-small font-semibold">
              Said by the end of
            </label>
            <input
              id="by"
              name="by"
              type="date"
              required
              defaultValue={by}
              className="border border-ink bg-paper px-2 py-1"
            />
          </div>
          <Show />
        </form>
        {days.length > 1 && (
          <form action={action} method="get" className="flex flex-wrap items-end gap-2">
            <div>
              <label htmlFor="moment" className="block text-small font-semibold">
                Along the {days.length} days on which something was said
              </label>
              <input
                id="moment"
                name="moment"
                type="range"
                min={1}
                max={days.length}
                step={1}
                defaultValue={at + 1}
                list="moments"
                aria-describedby="moment-day"
                className="block h-8 w-64 max-w-full accent-ink"
              />
              <datalist id="moments">
                {days.map((day, index) => (
                  <option key={day} value={index + 1} label={dateInWords(day)} />
                ))}
              </datalist>
              <p id="moment-day" className="text-small text-muted">
                {found < 0 ? "Now before the first" : `Now day ${at + 1}`} of {days.length}:{" "}
                {dateInWords(days[at] ?? by)}
              </p>
            </div>
            <Show />
          </form>
        )}
      </div>
      <ol className="mt-3 flex flex-wrap gap-x-5 text-small">
        {days.map((day) => (
          <li key={day} className="py-1">
            {day === by ? (
              <strong aria-current="date" className="font-semibold">
                {dateInWords(day)}
              </strong>
            ) : (
              <a href={`${action}?by=${day}`}>{dateInWords(day)}</a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Show() {
  return (
    <button type="submit" className="cursor-pointer border border-ink px-4 py-1">
      Show
    </button>
  );
}
