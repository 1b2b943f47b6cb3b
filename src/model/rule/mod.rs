//! The closed set of rule shapes a regime is written in: three definitions and eight shapes.
//!
//! Each value is data with its article. The shapes name no scheme: a sixth regime is a folder, not code.

mod consequence;
mod definition;
mod edition;
mod effect;
mod limit;
mod path;
mod running;
mod topic;
mod window;

pub use consequence::{Above, Condition, Consequence, Event, Label, ReportState, ReportsEvent};
pub use definition::{Grade, HostRule, Role, TypeHosts, TypeRule};
pub use edition::{Articles, BarFrom, CycleFrom, Edition, Practice, RectifyFrom, Strength};
pub use effect::{Again, Bar, BarStops, BarWho, Effect, ExitFrom, ExitRule, Rectify};
pub use limit::{ChangeRule, Join, Limit, LimitPer, May, NameRule, Scope, Statement, Threshold};
pub use path::{Cycle, CycleOf, Every, PathStep, StepKind, YearDay, put_off};
pub use running::failed;
pub use topic::{TOPICS, Topic, TopicGroup};
pub use window::{Handling, LeadsOn, Length, ObjectionRule, Party, Proposed, Publicity, Published, RuleUnit};
