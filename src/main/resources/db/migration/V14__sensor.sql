-- What a sensor room's log can't answer fast. All of it but sensor_alarm follows the log and can be made from it again: sensor_watermark says how far it has.

create table sensor_watermark (
  room_id bigint not null primary key references room on delete cascade,
  seq     bigint not null                  -- the last entry that sensor and sensor_bucket have taken in
);

create table sensor (
  room_id   bigint           not null references room on delete cascade,
  sensor_id varchar(64)      not null,
  no        integer          not null,     -- its short name in sensor_bucket
  unit      varchar(16),
  reading   double precision not null,     -- the newest by its own time
  at        bigint           not null,
  seq       bigint           not null,
  heard_at  bigint           not null,     -- the last that was stored, whatever its own time
  heard_seq bigint           not null,
  primary key (room_id, sensor_id)
);

-- Readings of one sensor taken together over 5 s, 1 min, 15 min and 3 h. The extremes with their times: a spike never vanishes.
create table sensor_bucket (
  room_id   bigint           not null references room on delete cascade,
  width     integer          not null,     -- seconds
  sensor_no integer          not null,
  starts_at bigint           not null,
  n         bigint           not null,
  total     double precision not null,
  low       double precision not null,
  low_at    bigint           not null,
  high      double precision not null,
  high_at   bigint           not null,
  primary key (room_id, width, sensor_no, starts_at)
);

-- Written with the entries that raise, take and clear an alarm, in their transaction: it decides what may follow what.
create table sensor_alarm (
  room_id    bigint           not null references room on delete cascade,
  seq        bigint           not null,    -- of the entry that raised it
  sensor_id  varchar(64)      not null,
  reason     varchar(16)      not null,
  threshold  double precision not null,
  reading    double precision,             -- null: none ever came
  raised_at  bigint           not null,
  taken_by   varchar(64),
  taken_at   bigint,
  cleared_at bigint,
  cleared_to double precision,
  primary key (room_id, seq)
);
