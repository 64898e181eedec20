-- Every form asks whether something was redacted since it was opened; there are few such entries.
CREATE INDEX log_entry_redactions ON log_entry (at) WHERE verb = 'redact';
