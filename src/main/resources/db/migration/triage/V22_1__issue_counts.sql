-- An issue is counted by the days of its matters within each viewer's scope. A row of a sketch is wide; days are read from the index alone.
drop index matter_sketches_issue;
create index matter_sketches_issue on matter_sketches (home, issue, matter) include (received_on) where issue is not null;
