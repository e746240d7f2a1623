CREATE TABLE read_model.school_unit (
    unit      text COLLATE "C" PRIMARY KEY,
    school    text   NOT NULL,
    division  text   NOT NULL,
    name      text   NOT NULL,
    county    text   NOT NULL,
    authority text   NOT NULL,
    address   text,
    phone     text,
    version   bigint NOT NULL
);

-- what the statistics call a unit; read models do not read each other
CREATE TABLE read_model.statistics_school (
    school text PRIMARY KEY,
    name   text NOT NULL
);
