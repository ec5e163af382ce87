-- Archives that are on their way into the imports' folder: of what lies there only this, and what import_job knows, is ours to remove.

create table import_coming (
  id varchar(32) primary key                  -- as the job's is going to be
);
